// The case file of a task: in a tab of its own, and beside the form where the window is wide enough for both.

import { isOfficer } from './officer.js';
import { words } from './words.js';

const TEXT = {
  id: {
    tab: 'Berkas',
    none: 'Tugas ini tidak menyangkut satu permohonan.',
    gone: 'Berkas tidak dapat dibuka. Coba lagi.',
    signedOut: 'Sesi Anda berakhir. Masuk lagi di tab baru, lalu coba lagi di sini.',
    signIn: 'Masuk',
    again: 'Coba lagi'
  },
  en: {
    tab: 'Case file',
    none: 'This task is not about one application.',
    gone: 'The case file cannot be opened. Try again.',
    signedOut: 'Your session has ended. Sign in again in a new tab, then try again here.',
    signIn: 'Sign in',
    again: 'Try again'
  }
};
const say = words(TEXT);

const WIDE = window.matchMedia('(min-width: 1366px)');
const TWO_COLUMNS = 'paspor-two';
// narrower than this, the lists of queues would leave form and case file too little room
const ROOM_FOR_QUEUES = 1700;
const PLACE = '.task-card .tabbed-content > .col-xs-12';
const STYLE = `
  main { padding: 8px 12px; background: #fff; text-align: left; font-family: var(--bs-body-font-family);
    font-size: 1rem; line-height: 1.45; color: var(--bs-body-color); }
  main, main * { box-sizing: border-box; }
  .row > [class*=col-lg] { width: 100%; }
  h1 { font-size: 1.25rem; } h2 { font-size: 1.1rem; } .h5, h3 { font-size: 1rem; }
  dl, dd, dt { margin-bottom: .1rem; }
  .paspor-jump { gap: .3rem; } .paspor-jump a { padding: .1rem .6rem; font-size: .9rem; }
  .paspor-viewer { position: static; max-height: none; overflow: visible; }
  .paspor-stage { height: 60vh; }
  .paspor-frame { max-width: 15rem; }
  section + section { margin-top: 1rem; }
  #print { display: none; }
  :focus-visible { outline: 2px solid #b5152b; outline-offset: 1px; }
`;

// What Tasklist sets for its own pages ends here: sizes of the case file count from the size of letters of a page.
const ROOT_SIZE = parseFloat(getComputedStyle(document.documentElement).fontSize);
const ZOOM = 14 / ROOT_SIZE;

class CaseFile {
  constructor(node, number) {
    this.number = number;
    this.root = node.shadowRoot ?? node.attachShadow({ mode: 'open' });
    this.root.addEventListener('click', event => this.follow(event));
    this.root.addEventListener('submit', event => this.send(event));
    this.ends = [];
  }

  address(query = '') {
    return `/cases/${this.number}/beside-task${query}`;
  }

  async open(address, options = {}) {
    this.asked = address;
    try {
      const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'text/html' }, ...options });
      if (answer.redirected && new URL(answer.url).pathname === '/login') {
        return this.tell(say('signedOut'), true);
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!answer.ok || !page.querySelector('main #data')) {
        return this.tell(page.querySelector('main .alert, main h1')?.textContent ?? say('gone'));
      }
      await this.paint(page);
    } catch (error) {
      console.error(error);
      this.tell(say('gone'));
    }
  }

  async paint(page) {
    this.close();
    const main = page.querySelector('main');
    main.dataset.bsTheme = 'light';
    main.style.zoom = ZOOM;
    const scripts = [...page.querySelectorAll('script[type=module]')].map(script => script.getAttribute('src'));
    main.querySelectorAll('script').forEach(script => script.remove());
    const style = document.createElement('style');
    style.textContent = STYLE;
    this.root.replaceChildren(...page.querySelectorAll('link[rel=stylesheet]'), style, main);
    for (const script of scripts) {
      const end = (await import(script)).default?.(this.root);
      if (end) {
        this.ends.push(end);
      }
    }
    // who has gone on to the form stays there
    const said = main.querySelector(':scope > .alert, .paspor-problem');
    if (said && [document.body, this.root.host].includes(document.activeElement)) {
      said.tabIndex = -1;
      said.focus();
    }
  }

  // What went wrong is said above what is there already, so that nothing is lost that somebody typed.
  tell(message, signIn = false) {
    this.root.querySelector('.paspor-said')?.remove();
    const said = document.createElement('div');
    said.className = 'paspor-said';
    said.setAttribute('role', 'alert');
    said.append(message + ' ');
    if (signIn) {
      const link = document.createElement('a');
      link.href = '/login';
      link.target = '_blank';
      link.textContent = say('signIn');
      said.append(link, ' ');
    }
    if (!this.root.querySelector('main')) {
      const again = document.createElement('button');
      again.type = 'button';
      again.textContent = say('again');
      again.addEventListener('click', () => this.open(this.asked));
      said.append(again);
    }
    this.root.prepend(said);
  }

  follow(event) {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    const href = link?.getAttribute('href');
    if (!href || link.target || link.hasAttribute('download') || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const url = new URL(href, window.location.origin + `/cases/${this.number}`);
    if (href.startsWith('#')) {
      event.preventDefault();
      this.show(url.hash);
    } else if (url.pathname === `/cases/${this.number}`) {
      event.preventDefault();
      this.open(this.address(url.search)).then(() => this.show(url.hash));
    } else {
      // leads away from the case: Tasklist stays
      link.target = '_blank';
    }
  }

  show(hash) {
    const at = hash && this.root.getElementById(hash.slice(1));
    if (at) {
      at.scrollIntoView({ block: 'start' });
    }
  }

  send(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form, event.submitter);
    const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
    const buttons = form.querySelectorAll('button');
    buttons.forEach(button => { button.disabled = true; });
    this.open(form.getAttribute('action'), { method: 'POST', body })
      .then(() => buttons.forEach(button => { button.disabled = false; }));
  }

  close() {
    this.ends.splice(0).forEach(end => end());
  }
}

// Of all its variables, since a task of no case has none of that name, for which alone it may not be asked.
async function numberOf(task, api) {
  const answer = await fetch(`${api.engineApi}/task/${task}/variables?deserializeValues=false`, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json' }
  });
  return answer.ok ? (await answer.json()).registrationNumber?.value : null;
}

let inTab = null;
const tab = {
  id: 'paspor-case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: say('tab') },
  async render(node, { api, taskId }) {
    const number = await numberOf(taskId, api);
    if (!number) {
      node.textContent = say('none');
      return;
    }
    inTab = new CaseFile(node, number);
    await inTab.open(inTab.address());
  },
  unmount() {
    inTab?.close();
    inTab = null;
  }
};

let beside = null;

function removeBeside() {
  beside?.file.close();
  beside?.node.remove();
  beside = null;
}

// Angular draws the task after it has told of it.
async function placeInTask() {
  for (let tries = 0; tries < 100; tries++) {
    const place = document.querySelector(PLACE);
    if (place) {
      return place;
    }
    await new Promise(requestAnimationFrame);
  }
  return null;
}

// The queues make room for the case file, and are back when no task is open.
function toggleColumns(two) {
  const { classList } = document.body;
  if (classList.contains(TWO_COLUMNS) !== two) {
    classList.toggle(TWO_COLUMNS, two);
    if (window.innerWidth < ROOM_FOR_QUEUES) {
      classList.toggle('filters-column-close', two);
    }
  }
}

async function showBeside(task, api) {
  if (WIDE.matches && beside?.task === task && beside.node.isConnected) {
    return;
  }
  removeBeside();
  const number = WIDE.matches && task ? await numberOf(task, api) : null;
  const place = number && await placeInTask();
  toggleColumns(Boolean(place));
  if (!place || current !== task) {
    return;
  }
  const node = document.createElement('aside');
  node.className = 'paspor-side';
  node.setAttribute('aria-label', say('tab'));
  node.tabIndex = 0;
  place.append(node);
  beside = { task, node, file: new CaseFile(node, number) };
  await beside.file.open(beside.file.address());
}

let current = null;
const side = {
  id: 'paspor-case-file-beside',
  pluginPoint: 'tasklist.task.action',
  priority: 1,
  render(node, { api }, scope) {
    const show = task => {
      current = task?.id ?? null;
      showBeside(current, api).catch(error => console.error(error));
    };
    scope.taskData.newChild(scope).observe('task', show);
    WIDE.onchange = () => show({ id: current });
  },
  unmount() {
    current = null;
    removeBeside();
  }
};

export default (await isOfficer) ? [tab, side] : [];
