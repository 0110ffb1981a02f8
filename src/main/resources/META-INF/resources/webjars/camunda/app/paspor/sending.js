// What comes of a form that an officer sends is said where it can be mended: in the form while it is there, and in a notice that names
// the case to whoever has gone to another task meanwhile. Where no answer comes, that is said, too.

import { removeDrafts } from './drafts.js';
import { taskOf } from './form-js.js';
import { stopSaving } from './task-drafts.js';
import { applying, inject, PATIENCE, taskInAddress, tell } from './tasklist.js';
import { words } from './words.js';

const TEXT = {
  id: {
    done: 'Selesai',
    saved: '{0} disimpan.',
    failed: 'Belum tersimpan',
    offline: 'Jaringan terputus. Isian Anda masih ada: tekan Selesaikan lagi bila jaringan kembali.',
    uncertain: 'Belum pasti tersimpan',
    unanswered: 'Server belum menjawab. Isian Anda masih ada: periksa jaringan, lalu tekan Selesaikan lagi. Tugas tidak akan diselesaikan dua kali.',
    signedOut: 'Sesi Anda berakhir. Isian Anda masih ada: masuk lagi di tab baru, lalu tekan Selesaikan lagi.',
    signIn: 'Masuk di tab baru',
    gone: 'Tugas ini sudah diselesaikan atau ditutup, mungkin oleh petugas lain atau di tab lain.',
    perhapsYours: 'Mungkin oleh kiriman Anda tadi yang belum dijawab: keputusan yang berlaku ada di riwayat berkas.',
    other: 'Server tidak dapat menyimpannya. Isian Anda masih ada: coba lagi.',
    back: 'Buka tugas itu'
  },
  en: {
    done: 'Done',
    saved: '{0} saved.',
    failed: 'Not saved yet',
    offline: 'The network is gone. What you entered is still here: press Complete again when it is back.',
    uncertain: 'Perhaps not saved yet',
    unanswered: 'The server has not answered. What you entered is still here: check the network, then press Complete again. The task is never completed twice.',
    signedOut: 'Your session has ended. What you entered is still here: sign in again in a new tab, then press Complete again.',
    signIn: 'Sign in in a new tab',
    gone: 'This task was completed or closed meanwhile, perhaps by a colleague or in another tab.',
    perhapsYours: 'Perhaps by what you sent before, which was not answered: the decision that counts is in the history of the case file.',
    other: 'The server could not save it. What you entered is still here: try again.',
    back: 'Open that task'
  }
};
const say = words(TEXT);

// What is said first, where it is not that nothing is saved.
const HEADS = { unanswered: 'uncertain' };

const FIELD = 'input, textarea, select';

// How the server answers whoever completes a task that is over, or changes at that moment.
const GONE = 404;
const OUTPACED = [GONE, 409];

// What a proxy says for a server that does not answer it.
const SILENT = [502, 503, 504];

// Whoever is told by us need not be told by Tasklist, which takes these words of its own for it.
const TOLD = 'camForm submission prevented';

const EXPLAINED = '.paspor-explained';
const MARKED = 'paspor-refused';

function explanation(...content) {
  const said = document.createElement('div');
  said.className = EXPLAINED.slice(1);
  said.setAttribute('role', 'alert');
  said.append(...content);
  return said;
}

// What is said in a form is no longer true.
export function forget(place) {
  place.querySelectorAll(EXPLAINED).forEach(said => said.remove());
  place.querySelectorAll('.' + MARKED).forEach(field => field.classList.remove(MARKED));
}

// The ids of a form's components are its keys in kebab-case.
function fieldOf(key) {
  const id = key.replace(/[A-Z]/g, capital => '-' + capital.toLowerCase());
  return document.querySelector(`.fjs-form [id$='-${id}'], .fjs-form [id$='-${id}-0']`)?.closest('.fjs-form-field');
}

// At the field, until it is touched; without an error of form-js, which would take the button away until then.
function refuse(field, message) {
  field.classList.add(MARKED);
  field.append(explanation(message));
  field.addEventListener('input', () => {
    forget(field);
    field.classList.remove(MARKED);
  }, { once: true });
}

// Above the button, which stays where it is: whoever mends it presses "complete" again.
function sayAtButton(...content) {
  document.querySelector('.form-actions').prepend(explanation(...content));
}

// Why the form that is seen is not sent.
export function sayNotSent(why) {
  sayAtButton(`${say('failed')}. ${why}`);
}

function signInLink() {
  const link = document.createElement('a');
  link.href = '/login';
  link.target = '_blank';
  link.textContent = say('signIn');
  return link;
}

// Where something is wrong in a field: in view, and ready to be mended.
export function showError() {
  const field = document.querySelector('.fjs-form .fjs-has-errors');
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector(FIELD)?.focus();
  return Boolean(field);
}

// What is wrong in a field is said at the field.
function quietenErrors() {
  const notifications = inject('Notifications');
  const addError = notifications.addError;
  notifications.addError = function (...error) {
    if (!showError()) {
      addError.apply(this, error);
    }
  };
}

// Whether the form of a task is on the screen; the address names the task before that.
const isSeen = task => taskInAddress() === task && taskOf(document.querySelector('.task-card .fjs-container')) === task;

// As people call a task who have another before them: by its name, and the number of its case.
function nameOfSeen() {
  const name = document.querySelector('.task-card h2.task')?.textContent.trim() ?? '';
  const [number] = document.querySelector(".fjs-form a[href^='/cases/']")?.pathname.match(/\d+/) ?? [];
  return { name, whole: number ? `${name} (${number.replace(/\d{4}(?=\d)/g, '$& ')})` : name };
}

// The last sending of each task's form.
const sendings = new Map();

// Whether the form of a task is on its way, and an answer may yet come.
export const isSending = task => Boolean(sendings.get(task)?.underWay);

const isRefusal = ({ response }) => response?.body?.type === 'Refusal';

// Why it is not saved, where that is neither a refusal nor a failure of the program.
function reason(refusal) {
  const { status = 0 } = refusal;
  const silent = SILENT.includes(status) && !isRefusal(refusal);
  return silent ? 'unanswered' : { 0: 'offline', 401: 'signedOut', [GONE]: 'gone' }[status];
}

// The reason, or a refusal, in full.
function sentence(sending, why, refusal) {
  const { status, response } = refusal;
  const otherwise = isRefusal(refusal) ? response.body.message : say('other');
  const said = why ? `${say(HEADS[why] ?? 'failed')}. ${say(why)}` : otherwise;
  return sending.mayHaveArrived && OUTPACED.includes(status) ? `${said} ${say('perhapsYours')}` : said;
}

// What is wrong where it is to be mended; says whether that was all.
function explain(sending, why, refusal) {
  const problems = refusal.response?.body?.fields ?? [];
  if (why || (isRefusal(refusal) && problems.length === 0)) {
    sayAtButton(sentence(sending, why, refusal) + ' ', ...(why === 'signedOut' ? [signInLink()] : []));
    return true;
  }
  problems.forEach(({ field, message }) => {
    const place = fieldOf(field);
    if (place) {
      refuse(place, message);
    } else {
      sayAtButton(message);
    }
  });
  const first = document.querySelector(`.fjs-form .${MARKED}`);
  first?.scrollIntoView({ block: 'center' });
  first?.querySelector(FIELD)?.focus({ preventScroll: true });
  return problems.length > 0;
}

function escaped(text) {
  const part = document.createElement('span');
  part.textContent = text;
  return part.innerHTML;
}

// To whoever has another task before them; it stays until it is closed, or no longer true.
function notice(sending, why, refusal) {
  const said = sentence(sending, why, refusal);
  const back = document.createElement('a');
  back.href = '#/?' + new URLSearchParams({ ...inject('$location').search(), task: sending.task });
  back.textContent = say('back');
  return {
    type: 'danger',
    unsafe: true,
    status: escaped(sending.name.whole),
    message: `${escaped(why ? said : `${say('failed')}. ${said}`)} ${refusal.status === GONE ? '' : back.outerHTML}`
  };
}

// One sending of the form of a task. Where no answer came the form may be sent again: the server completes a task once.
class Sending {
  constructor(task) {
    const before = sendings.get(task);
    before?.withdraw();
    this.task = task;
    this.name = nameOfSeen();
    this.goOnSaving = stopSaving(task);
    this.underWay = true;
    this.mayHaveArrived = Boolean(before?.mayHaveArrived);
    sendings.set(task, this);
  }

  // An earlier sending may have arrived after all, and a later one is answered for itself.
  isOutdone() {
    const last = sendings.get(this.task);
    return last !== this || last.succeeded;
  }

  withdraw() {
    if (this.notice) {
      applying(() => inject('Notifications').clear(this.notice));
    }
  }

  // Says whether the task is what is looked at.
  succeed() {
    const last = sendings.get(this.task);
    last.withdraw();
    last.underWay = false;
    last.succeeded = true;
    removeDrafts();
    tell(say('done'), say('saved', this.name.name), 6);
    return taskInAddress() === this.task;
  }

  // Says whether everything is said.
  fail(why, refusal = {}) {
    this.withdraw();
    this.underWay = false;
    this.mayHaveArrived ||= ['offline', 'unanswered'].includes(why);
    if (refusal.status !== GONE) {
      this.goOnSaving();
    }
    removeDrafts();
    if (isSeen(this.task)) {
      forget(document);
      return explain(this, why, refusal);
    }
    this.notice = notice(this, why, refusal);
    applying(() => inject('Notifications').addMessage(this.notice));
    return true;
  }
}

// Says what comes of the form of a task; whoever is still at the task goes on. The promise that Tasklist gets is kept only while the
// task is looked at: it would close the one that was opened meanwhile.
function follow(sending, sent, goOn) {
  return new Promise((resolve, reject) => {
    const told = () => {
      reject(new Error(TOLD));
      // Tasklist gives the button back, but draws it only when something happens
      applying(() => {});
    };
    const patience = setTimeout(() => {
      if (!sending.isOutdone()) {
        sending.fail('unanswered');
        told();
      }
    }, PATIENCE);
    sent.then(
      answer => {
        clearTimeout(patience);
        if (sending.succeed()) {
          resolve(answer);
          goOn();
        }
      },
      (refusal = {}) => {
        clearTimeout(patience);
        if (sending.isOutdone()) {
          return;
        }
        if (sending.fail(reason(refusal), refusal)) {
          told();
        } else {
          reject(refusal);
        }
      }
    );
  });
}

// Has what comes of each form of a task said.
export function watchSending(goOn) {
  quietenErrors();
  const tasks = inject('camAPI').resource('task');
  const send = tasks.submitForm;
  tasks.submitForm = function (data, ...done) {
    forget(document);
    const sending = new Sending(data.id);
    return follow(sending, Promise.resolve(send.call(this, data, ...done)), goOn);
  };
}
