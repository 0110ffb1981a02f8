// What comes of a form that somebody sends, of a task or of what is begun, is said where it can be mended: in the form while it is
// there, and in a notice that names it to whoever has gone on meanwhile. Where no answer comes, that is said, too.

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
    offline: 'Jaringan terputus. Isian Anda masih ada: tekan {0} lagi bila jaringan kembali.',
    uncertain: 'Belum pasti tersimpan',
    unanswered: 'Server belum menjawab. Isian Anda masih ada: periksa jaringan, lalu tekan {0} lagi.',
    doneOnce: 'Tugas tidak akan diselesaikan dua kali.',
    begunOnce: 'Yang sudah tercatat tidak akan tercatat dua kali.',
    signedOut: 'Sesi Anda berakhir. Isian Anda masih ada: masuk lagi di tab baru, lalu tekan {0} lagi.',
    signIn: 'Masuk di tab baru',
    gone: 'Tugas ini sudah diselesaikan atau ditutup, mungkin oleh petugas lain atau di tab lain.',
    perhapsYours: 'Mungkin oleh kiriman Anda tadi yang belum dijawab: keputusan yang berlaku ada di riwayat berkas.',
    perhapsRecorded: 'Mungkin kiriman Anda tadi, yang belum dijawab, sudah tercatat.',
    other: 'Server tidak dapat menyimpannya. Isian Anda masih ada: coba lagi.',
    lost: 'Isiannya tidak disimpan: periksa dahulu apakah sudah tercatat, lalu isi lagi bila belum.',
    back: 'Buka tugas itu'
  },
  en: {
    done: 'Done',
    saved: '{0} saved.',
    failed: 'Not saved yet',
    offline: 'The network is gone. What you entered is still here: press {0} again when it is back.',
    uncertain: 'Perhaps not saved yet',
    unanswered: 'The server has not answered. What you entered is still here: check the network, then press {0} again.',
    doneOnce: 'The task is never completed twice.',
    begunOnce: 'What is recorded already is not recorded twice.',
    signedOut: 'Your session has ended. What you entered is still here: sign in again in a new tab, then press {0} again.',
    signIn: 'Sign in in a new tab',
    gone: 'This task was completed or closed meanwhile, perhaps by a colleague or in another tab.',
    perhapsYours: 'Perhaps by what you sent before, which was not answered: the decision that counts is in the history of the case file.',
    perhapsRecorded: 'Perhaps what you sent before, which was not answered, is recorded.',
    other: 'The server could not save it. What you entered is still here: try again.',
    lost: 'What was entered is not kept: look first whether it is recorded, and enter it again if it is not.',
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

// Where the form of a task stands, with its button; a dialog in which something is begun lies over it.
const TASK = '.task-details';
const DIALOG = '.modal-content';

// In a dialog the buttons of the form are not seen; those of the dialog are.
const actionsIn = place => place.querySelector(place.matches(DIALOG) ? '.modal-footer' : '.form-actions');

const formInDialog = () => document.querySelector(`${DIALOG} .fjs-container`);

// The ids of a form's components are its keys in kebab-case.
function fieldOf(place, key) {
  const id = key.replace(/[A-Z]/g, capital => '-' + capital.toLowerCase());
  return place.querySelector(`.fjs-form [id$='-${id}'], .fjs-form [id$='-${id}-0']`)?.closest('.fjs-form-field');
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

// Above the button, which stays where it is: whoever mends it presses it again.
function sayAtButton(place, ...content) {
  actionsIn(place).prepend(explanation(...content));
}

// Why the form of the task that is seen is not sent.
export function sayNotSent(why) {
  sayAtButton(document.querySelector(TASK), `${say('failed')}. ${why}`);
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
  const field = (formInDialog() ?? document).querySelector('.fjs-form .fjs-has-errors');
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

// As people call a task who have another before them: by its name, and the number of its case.
function nameOfTask() {
  const name = document.querySelector('.task-card h2.task')?.textContent.trim() ?? '';
  const [number] = document.querySelector(".fjs-form a[href^='/cases/']")?.pathname.match(/\d+/) ?? [];
  return { name, whole: number ? `${name} (${number.replace(/\d{4}(?=\d)/g, '$& ')})` : name };
}

// What follows when a task is completed that is looked at. Tasklist leaves it, unless it was told that it was not completed.
let afterTask = wasTold => wasTold && applying(() => {
  inject('$location').search('task', null);
  inject('$rootScope').$broadcast('refresh');
});

// What follows in place of that.
export function afterCompleting(act) {
  afterTask = act;
}

function formOfTask(task) {
  return {
    id: task,
    name: nameOfTask(),
    goOnSaving: stopSaving(task),
    place: () => document.querySelector(TASK),
    isLookedAt: () => taskInAddress() === task,
    // on the screen; the address names the task before that
    isSeen: () => taskInAddress() === task && taskOf(document.querySelector('.task-card .fjs-container')) === task,
    address: () => '#/?' + new URLSearchParams({ ...inject('$location').search(), task }),
    goOn: wasTold => afterTask(wasTold),
    whenItIsGone: act => act(),
    words: { once: 'doneOnce', gone: 'gone', perhaps: 'perhapsYours' }
  };
}

function formOfDialog() {
  const form = formInDialog();
  const dialog = form.closest(DIALOG);
  const name = dialog.querySelector('.modal-title').textContent.split(': ').pop().trim();
  const scope = window.angular.element(actionsIn(dialog)).scope();
  const isOpen = () => form.isConnected;
  return {
    id: form,
    name: { name, whole: name },
    place: () => dialog,
    isLookedAt: isOpen,
    isSeen: isOpen,
    // Tasklist says so, and closes it, unless it was told otherwise
    isFinished: wasTold => isOpen() && !wasTold,
    goOn: wasTold => wasTold && applying(() => scope.$close()),
    // what is said before is said in the dialog, and goes with it
    whenItIsGone: act => (isOpen() ? scope.$on('$destroy', act) : act()),
    words: { once: 'begunOnce', perhaps: 'perhapsRecorded' }
  };
}

// The last sending of each form, by its task or its dialog.
const sendings = new Map();

// Whether the form of a task is on its way, and an answer may yet come.
export const isSending = task => Boolean(sendings.get(task)?.underWay);

const isRefusal = ({ response }) => response?.body?.type === 'Refusal';

// Why it is not saved, where that is neither a refusal nor a failure of the program.
function reason({ words }, refusal) {
  const { status = 0 } = refusal;
  const silent = SILENT.includes(status) && !isRefusal(refusal);
  return silent ? 'unanswered' : { 0: 'offline', 401: 'signedOut', [GONE]: words.gone }[status];
}

// That it may be what was sent before for which this is refused.
function perhaps({ form, mayHaveArrived }, { status }) {
  return mayHaveArrived && OUTPACED.includes(status) ? say(form.words.perhaps) : '';
}

// The reason, or a refusal, in full.
function sentence(sending, why, refusal) {
  const otherwise = isRefusal(refusal) ? refusal.response.body.message : say('other');
  const said = why ? `${say(HEADS[why] ?? 'failed')}. ${say(why, sending.button)}` : otherwise;
  const once = why === 'unanswered' ? say(sending.form.words.once) : '';
  return [said, once, perhaps(sending, refusal)].filter(Boolean).join(' ');
}

// What is wrong where it is to be mended; says whether that was all.
function explain(sending, why, refusal) {
  const place = sending.form.place();
  const problems = refusal.response?.body?.fields ?? [];
  if (why || (isRefusal(refusal) && problems.length === 0)) {
    sayAtButton(place, sentence(sending, why, refusal) + ' ', ...(why === 'signedOut' ? [signInLink()] : []));
    return true;
  }
  problems.forEach(({ field, message }) => {
    const where = fieldOf(place, field);
    if (where) {
      refuse(where, message);
    } else {
      sayAtButton(place, message);
    }
  });
  if (perhaps(sending, refusal)) {
    sayAtButton(place, perhaps(sending, refusal));
  }
  const first = place.querySelector(`.fjs-form .${MARKED}`);
  first?.scrollIntoView({ block: 'center' });
  first?.querySelector(FIELD)?.focus({ preventScroll: true });
  return problems.length > 0;
}

function escaped(text) {
  const part = document.createElement('span');
  part.textContent = text;
  return part.innerHTML;
}

// What is said where the form is seen no more, and the way back to a task whose form is kept.
function farewell(sending, why, refusal) {
  const { form } = sending;
  const refused = isRefusal(refusal) && refusal.response.body.message;
  if (why !== 'gone' && !form.goOnSaving) {
    const said = [`${say(HEADS[why] ?? 'failed')}.`, refused, perhaps(sending, refusal), say('lost')];
    return escaped(said.filter(Boolean).join(' '));
  }
  const said = sentence(sending, why, refusal);
  const back = document.createElement('a');
  back.href = form.address();
  back.textContent = say('back');
  return `${escaped(why ? said : `${say('failed')}. ${said}`)} ${why === 'gone' ? '' : back.outerHTML}`;
}

// To whoever has gone on; it stays until it is closed, or no longer true.
const notice = (sending, why, refusal) => ({
  type: 'danger',
  unsafe: true,
  status: escaped(sending.form.name.whole),
  message: farewell(sending, why, refusal)
});

// One sending of a form. Where no answer came it may be sent again: what was done is not done twice.
class Sending {
  constructor(form) {
    const before = sendings.get(form.id);
    before?.withdraw();
    this.form = form;
    this.button = actionsIn(form.place()).querySelector('.btn-primary').textContent.trim();
    this.underWay = true;
    this.mayHaveArrived = Boolean(before?.mayHaveArrived);
    sendings.set(form.id, this);
  }

  // An earlier sending may have arrived after all, and a later one is answered for itself.
  isOutdone() {
    const last = sendings.get(this.form.id);
    return last !== this || last.succeeded;
  }

  withdraw() {
    if (this.notice) {
      applying(() => inject('Notifications').clear(this.notice));
    }
  }

  // Says whether the form is what is looked at.
  succeed() {
    const last = sendings.get(this.form.id);
    last.withdraw();
    last.underWay = false;
    last.succeeded = true;
    removeDrafts();
    if (!this.form.isFinished?.(this.wasTold)) {
      this.form.whenItIsGone(() => tell(say('done'), say('saved', this.form.name.name), 6));
    }
    return this.form.isLookedAt();
  }

  // Says whether everything is said.
  fail(why, refusal = {}) {
    this.withdraw();
    this.underWay = false;
    this.wasTold = true;
    this.mayHaveArrived ||= ['offline', 'unanswered'].includes(why);
    if (refusal.status !== GONE) {
      this.form.goOnSaving?.();
    }
    removeDrafts();
    if (this.form.isSeen()) {
      forget(document);
      return explain(this, why, refusal);
    }
    this.notice = notice(this, why, refusal);
    applying(() => inject('Notifications').addMessage(this.notice));
    return true;
  }
}

// Says what comes of a form; whoever is still at it goes on. The promise that Tasklist gets is kept only while the form is looked at:
// it would close the task that was opened meanwhile.
function follow(sending, sent) {
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
          sending.form.goOn(sending.wasTold);
        }
      },
      (refusal = {}) => {
        clearTimeout(patience);
        if (sending.isOutdone()) {
          return;
        }
        if (sending.fail(reason(sending.form, refusal), refusal)) {
          told();
        } else {
          reject(refusal);
        }
      }
    );
  });
}

// Has what comes of each form of a kind said.
function watch(resource, formOf) {
  const { submitForm } = resource;
  resource.submitForm = function (data, ...done) {
    forget(document);
    const sending = new Sending(formOf(data.id));
    return follow(sending, Promise.resolve(submitForm.call(this, data, ...done)));
  };
}

const LOGIN_REQUIRED = 'authentication.login.required';

// Without a session Tasklist would forget who works here, load its page anew and lead to a login page of its own, which is closed
// here; dialogs would close, and what was typed would be gone, and kept in the browser. Whoever signs out leaves this page anyway.
function stayAtTheForm() {
  const root = inject('$rootScope');
  const { authentication, $broadcast } = root;
  root.$broadcast = function (name, ...what) {
    if (name === 'authentication.changed' && !what[0]) {
      return { name, defaultPrevented: true };
    }
    return name === LOGIN_REQUIRED ? root.$emit(name, ...what) : $broadcast.call(this, name, ...what);
  };
  root.$on(LOGIN_REQUIRED, event => {
    event.preventDefault();
    root.authentication = authentication;
  });
}

let begun = false;

function begin() {
  if (!begun) {
    begun = true;
    stayAtTheForm();
    quietenErrors();
    watch(inject('camAPI').resource('task'), formOfTask);
    watch(inject('camAPI').resource('process-definition'), formOfDialog);
  }
}

// A place of Tasklist's own, in which nothing is to be seen: it is there once Tasklist is.
export default {
  id: 'paspor-sending',
  pluginPoint: 'tasklist.navbar.action',
  priority: 0,
  render(node) {
    begin();
    node.hidden = true;
  },
  unmount() {}
};
