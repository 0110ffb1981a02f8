// What somebody has filled in of a form and not sent is kept by the server, for that account and task: it outlives the tab, the
// session and the machine, on which nothing of it stays, and comes back when the task is opened again.

import { onImport, taskOf } from './form-js.js';
import { hour, moment } from './moments.js';
import { fillsInForms } from './officer.js';
import { postToOwn } from './own-pages.js';
import { PATIENCE } from './tasklist.js';
import { words } from './words.js';

const TEXT = {
  id: { restored: 'Isian Anda dari {0} dipulihkan.', discard: 'Buang isian' },
  en: { restored: 'What you entered at {0} is back.', discard: 'Discard it' }
};
const say = words(TEXT);

// After the last key, in milliseconds.
const QUIET = 800;
const AGAIN = 5000;

// Of how the server refuses what is kept for a task that is not this officer's, or no more.
const isOver = ({ status }) => [403, 404, 409].includes(status);

const address = task => `/desk/drafts/${encodeURIComponent(task)}`;

const since = time => (new Date().toDateString() === time.toDateString() ? hour(time) : moment(time));

async function kept(task) {
  try {
    const answer = await fetch(address(task), {
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE)
    });
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

// What saves the form of a task, by the task.
const savers = new Map();

// Saves nothing more of the form of a task, which is being sent. Returns what goes on saving, where it could not be sent; nothing
// where nothing is saved.
export function stopSaving(task) {
  return savers.get(task)?.stop();
}

// Saves a form a moment after each change, and at once when the page goes.
function save(form, task) {
  let saved = answersIn(form);
  let waiting = null;
  let underWay = new AbortController();
  let mustBeKept = false;
  async function send(more) {
    clearTimeout(waiting);
    waiting = null;
    const { signal } = underWay;
    const answers = answersIn(form);
    if (signal.aborted || answers === saved) {
      return;
    }
    try {
      await postToOwn(address(task), { answers }, { ...more, signal });
      saved = answers;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      console.error(error);
      if ((form._container.isConnected || mustBeKept) && !isOver(error)) {
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
  const saver = {
    stop() {
      underWay.abort();
      return () => {
        // whoever has come back to the task has another form of it, with what counts
        if ([undefined, saver].includes(savers.get(task))) {
          mustBeKept = true;
          underWay = new AbortController();
          waiting = setTimeout(send, QUIET);
        }
      };
    },
    // what the form has in it now needs no saving
    forget() {
      clearTimeout(waiting);
      waiting = null;
      saved = answersIn(form);
    }
  };
  savers.set(task, saver);
  form.on('form.destroy', () => {
    leave();
    window.removeEventListener('pagehide', leave);
    if (savers.get(task) === saver) {
      savers.delete(task);
    }
  });
  return saver;
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
  told.append(say('restored', since(new Date(draft.savedAt))) + ' ', button);
  form._container.before(told);
}

if (await fillsInForms) {
  onImport(async (form, proceed, schema, data) => {
    const task = taskOf(form._container);
    const draft = task && (await kept(task));
    const imported = await proceed(schema, draft ? { ...data, ...draft.answers } : data);
    const saver = task && save(form, task);
    if (draft) {
      tell(form, draft, async () => {
        await postToOwn(address(task) + '/discard');
        await proceed(schema, data);
        saver.forget();
      });
    }
    return imported;
  });
}
