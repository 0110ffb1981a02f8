// The overview of the office as the first thing on Cockpit's start page: the same page as at /supervision, kept fresh.

import { isSupervisor } from './officer.js';
import { words } from './words.js';

const say = words({
  id: { label: 'Ringkasan kantor', gone: 'Ringkasan tidak dapat dibuka. Muat ulang halaman ini.' },
  en: { label: 'Overview of the office', gone: 'The overview cannot be opened. Load this page again.' }
});

const ADDRESS = '/supervision';
const FRESH_FOR = 60_000;
const STYLE = `
  main { padding: 0 15px 10px; background: #fff; text-align: left; font-family: var(--bs-body-font-family);
    font-size: 1rem; line-height: 1.45; color: var(--bs-body-color); }
  main, main * { box-sizing: border-box; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; } .lead { font-size: 1rem; font-weight: 400; }
  .table > :not(caption) > * > * { padding: .25rem .5rem; }
  :focus-visible { outline: 2px solid #b5152b; outline-offset: 1px; }
`;
// as in case-file.js: sizes of our pages count from the size of letters of a page
const ZOOM = 14 / parseFloat(getComputedStyle(document.documentElement).fontSize);

let timer;

async function show(node) {
  if (!(await isSupervisor)) {
    // administrators have no office
    node.closest('section').hidden = true;
    return;
  }
  const answer = await fetch(ADDRESS, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page.querySelector('main');
  if (!answer.ok || !main?.querySelector('#stages')) {
    throw new Error(`${ADDRESS}: ${answer.status}`);
  }
  main.dataset.bsTheme = 'light';
  main.style.zoom = ZOOM;
  main.querySelectorAll('script').forEach(script => script.remove());
  const style = document.createElement('style');
  style.textContent = STYLE;
  const root = node.shadowRoot ?? node.attachShadow({ mode: 'open' });
  root.replaceChildren(...page.querySelectorAll('link[rel=stylesheet]'), style, main);
}

function keepFresh(node) {
  show(node).catch(error => {
    console.error(error);
    (node.shadowRoot ?? node).textContent = say('gone');
  });
}

export default {
  id: 'paspor-overview',
  pluginPoint: 'cockpit.dashboard',
  properties: { label: say('label') },
  render(node) {
    keepFresh(node);
    timer = setInterval(() => keepFresh(node), FRESH_FOR);
  },
  unmount() {
    clearInterval(timer);
  }
};
