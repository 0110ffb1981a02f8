// The history of a case as the first tab of its page in Cockpit: who did what when, in words, as in the case file.

import { words } from './words.js';

const say = words({
  id: {
    label: 'Riwayat',
    file: 'Buka berkas permohonan {0}',
    none: 'Proses ini tidak menyangkut satu permohonan kantor Anda.',
    gone: 'Riwayat tidak dapat dibuka. Muat ulang halaman ini.'
  },
  en: {
    label: 'History',
    file: 'Open the case file of application {0}',
    none: 'This process is not about one application of your office.',
    gone: 'The history cannot be opened. Load this page again.'
  }
});

const ENGINE = window.location.pathname.split('/app/')[1]?.split('/')[1];
const API = `${document.querySelector('base').getAttribute('engine-api')}engine/${ENGINE}`;
const NUMBER = /^[0-9]{16}$/;
const STYLE = `
  section { padding: 8px 15px; background: #fff; text-align: left; font-family: var(--bs-body-font-family);
    font-size: 1rem; line-height: 1.45; color: var(--bs-body-color); }
  section, section * { box-sizing: border-box; }
  h2 { display: none; }
  .table > :not(caption) > * > * { padding: .25rem .5rem; }
  :focus-visible { outline: 2px solid #b5152b; outline-offset: 1px; }
`;
// as in case-file.js: sizes of our pages count from the size of letters of a page
const ZOOM = 14 / parseFloat(getComputedStyle(document.documentElement).fontSize);

async function get(address, type) {
  const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: type } });
  return answer.ok ? answer : null;
}

async function show(node, instance) {
  const process = await get(`${API}/process-instance/${instance}`, 'application/json');
  const number = (await process?.json())?.businessKey;
  const file = NUMBER.test(number) ? await get(`/cases/${number}`, 'text/html') : null;
  if (!file) {
    node.textContent = say('none');
    return;
  }
  const page = new DOMParser().parseFromString(await file.text(), 'text/html');
  const history = page.querySelector('section[aria-labelledby=history]');
  const link = document.createElement('a');
  link.href = `/cases/${number}`;
  link.target = '_blank';
  link.textContent = say('file', number.replace(/\d{4}(?=\d)/g, '$& '));
  history.prepend(link);
  history.dataset.bsTheme = 'light';
  history.style.zoom = ZOOM;
  const style = document.createElement('style');
  style.textContent = STYLE;
  const root = node.shadowRoot ?? node.attachShadow({ mode: 'open' });
  root.replaceChildren(...page.querySelectorAll('link[rel=stylesheet]'), style, history);
}

export default {
  id: 'paspor-history',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 5000,
  properties: { label: say('label') },
  render(node, { processInstanceId }) {
    show(node, processInstanceId).catch(error => {
      console.error(error);
      node.textContent = say('gone');
    });
  },
  unmount() {}
};
