// What an officer has filled in of a form and not sent is kept by the server, for that officer and task: it outlives the tab, the
// session and the machine, and comes back when the task is opened again.

import { onImport, taskOf } from './form-js.js';
import { language } from './language.js';
import { isOfficer } from './officer.js';
import { postToOwn } from './own-pages.js';
import { words } from './words.js';

const TEXT = {
  id: { restored: 'Isian Anda dari {0} dipulihkan.', discard: 'Buang isian' },
  en: { restored: 'What you entered at {0} is back.', discard: 'Discard it' }
};
const say = words(TEXT);

// After the last key, in milliseconds.
const QUIET = 800;
const AGAIN = 5000;

const address = task => `/desk/drafts/${encodeURIComponent(task)}`;

function moment(time) {
  const today = new Date().toDateString() === time.toDateString();
  const options = today ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(language, { ...options, hour: '2-digit', minute: '2-digit' }).format(time);
}

async function kept(task) {
  try {
    const answer = await fetch(address(task), { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    return answer.status === 200 ? await answer.json() : null;
  } catch (error) {
    console.error(error);
    return null;
  }
}

function answersIn(form) {
  const { data } = form._getState();
  return JSON.stringify(Object.fromEntries(
    form.get('formFieldRegistry').getAll()
      .filter(({ key, disabled }) => key && !disabled && ![undefined, null, ''].includes(data[key]))
      .map(({ key }) => [key, data[key]])
  ));
}

// Saves a form a moment after each change, and at once when the page goes. Returns what is to be called when what the form has in it
// needs no saving any more.
function save(form, task) {
  let saved = answersIn(form);
  let waiting = null;
  async function send(more) {
    clearTimeout(waiting);
    waiting = null;
    const answers = answersIn(form);
    if (answers === saved) {
      return;
    }
    try {
      await postToOwn(address(task), { answers }, more);
      saved = answers;
    } catch (error) {
      console.error(error);
      if (form._container.isConnected) {
        waiting = setTimeout(send, AGAIN);
      }
    }
  }
  form.on('changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, QUIET);
  });
  const leave = () => {
    if (waiting !== null) {
      send({ keepalive: true });
    }
  };
  window.addEventListener('pagehide', leave);
  form.on('form.destroy', () => {
    leave();
    window.removeEventListener('pagehide', leave);
  });
  return () => {
    clearTimeout(waiting);
    waiting = null;
    saved = answersIn(form);
  };
}

function tell(form, draft, discard) {
  const told = document.createElement('div');
  told.className = 'paspor-restored';
  told.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-link';
  button.textContent = say('discard');
  button.addEventListener('click', async () => {
    await discard();
    told.remove();
  });
  told.append(say('restored', moment(new Date(draft.savedAt))) + ' ', button);
  form._container.before(told);
}

if (await isOfficer) {
  onImport(async (form, proceed, schema, data) => {
    const task = taskOf(form._container);
    const draft = task && (await kept(task));
    const imported = await proceed(schema, draft ? { ...data, ...draft.answers } : data);
    const forget = task && save(form, task);
    if (draft) {
      tell(form, draft, async () => {
        await postToOwn(address(task) + '/discard');
        await proceed(schema, data);
        forget();
      });
    }
    return imported;
  });
}
