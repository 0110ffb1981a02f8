// Replaces the file of the same name in the Camunda web application.
import { brand, language, locales } from '../../paspor/language.js';

const inWords = (indonesian, english) => (language === 'en' ? english : indonesian);

export default {
  app: brand('Tugas', 'Tasks'),
  // Over TLS the server gives the cookie a name that only TLS may set; it came with the page.
  csrfCookieName: document.cookie.includes('__Secure-XSRF-TOKEN=') ? '__Secure-XSRF-TOKEN' : 'XSRF-TOKEN',
  locales,
  // Paths are relative to this web application's folder; '.js' is added when it is missing.
  customScripts: ['../paspor/paspor.js'],
  // The keys are Camunda's own; Tasklist shows the descriptions in its shortcut help.
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: inWords('mengambil tugas yang sedang dipilih', 'claims the currently selected task')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: inWords('berpindah ke saringan pertama dalam daftar', 'sets the focus to the first filter in the list')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: inWords('berpindah ke tugas pertama dalam daftar', 'sets the focus to the first task in the list')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: inWords(
        'berpindah ke isian wajib pertama formulir tugas',
        'sets the focus to the first required field of a task form'
      )
    },
    completeTask: {
      key: 'ctrl+alt+s',
      description: inWords('menyelesaikan tugas', 'completes the task')
    },
    takeNext: {
      key: 'ctrl+alt+n',
      description: inWords('mengambil tugas bebas berikutnya', 'takes the next free task')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: inWords('membuka jendela mulai proses', 'opens the start process dialog')
    }
  }
};
