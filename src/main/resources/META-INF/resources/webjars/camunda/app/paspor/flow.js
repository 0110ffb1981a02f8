// From one task to the next: what was done is said in a word, the next task of the queue is open and claimed.

import { cardOf } from './cards.js';
import { hasFields, taskOf } from './form-js.js';
import { account, isOfficer } from './officer.js';
import { afterCompleting, forget, isSending, sayNotSent, showError } from './sending.js';
import { applying, inject, PATIENCE, taskInAddress, tell } from './tasklist.js';
import { words } from './words.js';

const TEXT = {
  id: {
    done: 'Selesai',
    empty: 'Tidak ada tugas bebas lagi di antrean ini.',
    notToday: 'Tidak ada wawancara hari ini yang masih bebas di antrean ini.',
    takeNext: 'Ambil berikutnya',
    noNext: 'Belum diambil',
    gone: 'Tugas ini sudah diselesaikan atau ditutup, mungkin oleh petugas lain atau di tab lain.',
    stuck: 'Muat ulang halaman ini: isian Anda disimpan dan muncul lagi.',
    unclaimed: 'Tugas ini belum Anda ambil: tekan Ambil dahulu.',
    opening: 'Tugas sedang dibuka. Baca dahulu, lalu tekan lagi.',
    slow: 'Formulir belum terbuka. Periksa jaringan, atau muat ulang halaman ini.',
    notTaken: 'Tugas berikutnya tidak dapat diambil. Periksa jaringan, atau masuk lagi di tab baru, lalu tekan Ctrl+Alt+N.'
  },
  en: {
    done: 'Done',
    empty: 'No free task is left in this queue.',
    notToday: 'No interview of today is left free in this queue.',
    takeNext: 'Take next',
    noNext: 'Not taken yet',
    gone: 'This task was completed or closed meanwhile, perhaps by a colleague or in another tab.',
    stuck: 'Load this page again: what you entered is kept and comes back.',
    unclaimed: 'This task is not yours yet: press Claim first.',
    opening: 'A task is being opened. Read it first, then press again.',
    slow: 'The form is not open yet. Check the network, or load this page again.',
    notTaken: 'The next task cannot be taken. Check the network, or sign in again in a new tab, then press Ctrl+Alt+N.'
  }
};
const say = words(TEXT);

const CSRF_COOKIE = /^(__Secure-)?XSRF-TOKEN=/;
const SECOND = 1000;

const FIELD = 'input, textarea, select';

// What is found as soon as it is there; nothing where it does not come.
async function soon(find) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const found = find();
    if (found) {
      return found;
    }
    await new Promise(requestAnimationFrame);
  }
  return null;
}

function csrfToken() {
  const cookie = document.cookie.split('; ').find(part => CSRF_COOKIE.test(part));
  return cookie ? decodeURIComponent(cookie.replace(CSRF_COOKIE, '')) : '';
}

function post(address, body) {
  return fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', Accept: 'application/hal+json, application/json', 'X-XSRF-TOKEN': csrfToken() },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE)
  });
}

// Those that nobody has taken, in the order of the list; more than one, because others take them at the same time, and not all
// are due.
async function freeTasks(api) {
  // it comes into the address once Tasklist knows its lists
  await soon(() => inject('$location').search().filter);
  const { filter, sorting } = inject('$location').search();
  const answer = await post(`${api.engineApi}/filter/${filter}/list?firstResult=0&maxResults=50`, {
    unassigned: true,
    sorting: sorting ? JSON.parse(sorting) : undefined
  });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.url}`);
  }
  const list = await answer.json();
  return list._embedded?.task ?? [];
}

// Interviews of other days wait for their day, which ends at the midnight of the office. Of today's, those come first whose
// applicants are here, then the earlier ones.
async function due(tasks) {
  const isInterview = task => task.taskDefinitionKey === 'interview';
  const cards = new Map(await Promise.all(tasks.map(async task => [task, isInterview(task) ? await cardOf(task) : null])));
  const isHere = task => Boolean(cards.get(task)?.flags.some(({ kind }) => kind === 'checked-in'));
  return tasks
    // also where nothing is known of its day
    .filter(task => !(new Date(task.due) >= new Date(cards.get(task)?.dayEnds)))
    .sort((one, other) => isInterview(one) && isInterview(other)
      ? isHere(other) - isHere(one) || new Date(one.due) - new Date(other.due)
      : 0);
}

let taking = false;

// A claim that somebody else won is no misfortune: there is the task after it.
async function takeNext(api) {
  if (taking) {
    return;
  }
  taking = true;
  const from = taskInAddress();
  // who has chosen a task meanwhile stays there
  const hasGone = () => ![from, undefined].includes(taskInAddress());
  try {
    const free = await freeTasks(api);
    for (const task of await due(free)) {
      if (hasGone()) {
        return;
      }
      const claimed = await post(`${api.engineApi}/task/${task.id}/claim`, { userId: await account });
      if (claimed.ok) {
        forget(document);
        await applying(() => inject('$location').search('task', task.id));
        return;
      }
      if (claimed.status === 401) {
        throw new Error('signed out');
      }
    }
    if (hasGone()) {
      return;
    }
    tell(say('done'), say(free.length > 0 ? 'notToday' : 'empty'), 8);
    await applying(() => inject('$location').search('task', null));
  } catch (error) {
    console.error(error);
    tell(say('noNext'), say('notTaken'), 15);
  } finally {
    taking = false;
  }
}

// The form of the task that the address names, once it is seen. The one before it may still be on the screen, and keys that are
// pressed while the next is on its way are not meant for it.
function openForm() {
  const form = document.querySelector('.task-card .fjs-container');
  const seen = form?.offsetParent && form.querySelector(FIELD);
  return seen && !taking && !isSending(taskOf(form)) && taskOf(form) === taskInAddress() ? form : null;
}

// Whether a form is on its way, or there; not where another tab of the task is looked at.
function isComing() {
  return taking || isSending(taskInAddress())
    || Boolean(taskInAddress() && !document.querySelector('.task-card .nav-tabs > li.active:not(:first-child)'));
}

let focusing = false;

// What has to be answered comes first, which is the decision. Who has gone elsewhere meanwhile stays there.
async function focusForm() {
  if (focusing) {
    return;
  }
  focusing = true;
  const from = document.activeElement;
  try {
    const form = openForm() ?? await soon(() => openForm() || !isComing());
    if (!form) {
      tell('', say('slow'), 8);
    }
    if (form instanceof Element && [from, document.body].includes(document.activeElement)) {
      const first = kind => form.querySelector(`:is(${FIELD})${kind}:not([disabled])`);
      (first('[required]') ?? first(''))?.focus();
    }
  } finally {
    focusing = false;
  }
}

// Nobody decides what they have not seen: a key that decides, pressed between the one that goes to the form and the form, goes
// nowhere else, and whoever pressed it is told.
function holdKeys(event) {
  const decides = [' ', 'Enter'].includes(event.key) && !event.target.matches?.(FIELD);
  if (decides && focusing && !openForm()) {
    event.preventDefault();
    event.stopPropagation();
    tell('', say('opening'), 4);
  }
}

// Tasklist's own key for it is deaf while a field has the focus, as the search box, and while the task is still being given back.
async function claimTask() {
  const asked = taskInAddress();
  const button = () => document.querySelector('.task-details .claim');
  if (button()) {
    await soon(() => taskInAddress() !== asked || !button()?.disabled);
  }
  if (taskInAddress() === asked) {
    button()?.click();
  }
}

const buttonOf = form => form.closest('.task-details').querySelector('.form-actions .btn-primary');

// Why a task cannot be completed, where waiting does not help.
function hindrance() {
  if (document.querySelector('.task-card.task-removed')) {
    return 'gone';
  }
  // neither is there while the task is being taken
  return document.querySelector('.task-details :is(.claim:not([disabled]), .reset-assignee)') ? 'unclaimed' : null;
}

// When what was drawn for the keys before this one is through.
const drawn = () => new Promise(done => {
  requestAnimationFrame(() => setTimeout(done));
});

// What is being typed reaches the form when its field is left, the fields count a moment after they are seen, and the button comes
// last. It is pressed when it can be, however long that takes, unless another task is there by then: that would be completed unread.
async function completeTask() {
  if (isSending(taskInAddress())) {
    return;
  }
  const form = openForm();
  if (!form) {
    if (isComing()) {
      tell('', say('opening'), 4);
    }
    return;
  }
  document.activeElement?.blur();
  await drawn();
  const late = Date.now() + SECOND;
  const isLate = () => Date.now() > late && (hindrance() || document.querySelector('.fjs-form .fjs-has-errors'));
  const canBeSent = () => hasFields(form) && !buttonOf(form).disabled;
  const ready = await soon(() => openForm() !== form || canBeSent() || isLate());
  if (openForm() !== form) {
    return;
  }
  if (canBeSent()) {
    buttonOf(form).click();
  } else if (!ready || !showError()) {
    forget(document);
    sayNotSent(say(hindrance() ?? 'stuck'));
  }
}

// Tasklist's own shortcuts are deaf while a field has the focus, which is where whoever completes a task is; what is done here is not
// done by Tasklist again. The keys stand with the others' in scripts/config.js, from where the help shows them.
function listenTo(actions) {
  document.addEventListener('keydown', event => {
    for (const [name, act] of Object.entries(actions)) {
      const letter = window.camTasklistConf?.shortcuts?.[name]?.key.match(/^ctrl\+alt\+([a-z])$/)?.[1];
      if (letter && !event.repeat && event.ctrlKey && event.altKey && event.code === `Key${letter.toUpperCase()}`) {
        event.preventDefault();
        event.stopImmediatePropagation();
        act();
      }
    }
  }, true);
}

let begun = false;

function begin(api) {
  if (begun) {
    return;
  }
  begun = true;
  document.addEventListener('keydown', holdKeys, true);
  listenTo({ claimTask, focusForm, completeTask, takeNext: () => takeNext(api) });
  afterCompleting(() => takeNext(api));
}

const next = {
  id: 'paspor-take-next',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node, { api }) {
    begin(api);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-link paspor-take-next';
    button.textContent = say('takeNext');
    button.title = 'Ctrl+Alt+N';
    button.addEventListener('click', () => takeNext(api));
    node.append(button);
  },
  unmount() {}
};

export default (await isOfficer) ? [next] : [];
