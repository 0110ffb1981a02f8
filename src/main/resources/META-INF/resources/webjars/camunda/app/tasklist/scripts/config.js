// Replaces the file of the same name in the Camunda web application.
// Indonesian is the first language; English is used when the browser asks for it.
export default {
  // Over TLS the server gives the cookie a name that only TLS may set; it came with the page.
  csrfCookieName: document.cookie.includes('__Secure-XSRF-TOKEN=') ? '__Secure-XSRF-TOKEN' : 'XSRF-TOKEN',
  locales: {
    availableLocales: ['id', 'en'],
    fallbackLocale: 'id'
  },
  // Paths are relative to this web application's folder; '.js' is added when it is missing.
  customScripts: ['../paspor/paspor.js'],
  // The keys are Camunda's own; Tasklist shows the descriptions in its shortcut help.
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'mengambil tugas yang sedang dipilih / claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'berpindah ke saringan pertama dalam daftar / sets the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'berpindah ke tugas pertama dalam daftar / sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description:
        'berpindah ke isian wajib pertama formulir tugas / sets the focus to the first required field of a task form'
    },
    completeTask: {
      key: 'ctrl+alt+s',
      description: 'menyelesaikan tugas / completes the task'
    },
    takeNext: {
      key: 'ctrl+alt+n',
      description: 'mengambil tugas bebas berikutnya / takes the next free task'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'membuka jendela mulai proses / opens the start process dialog'
    }
  }
};
