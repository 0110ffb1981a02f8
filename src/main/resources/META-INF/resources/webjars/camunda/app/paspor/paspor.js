// Shared by Tasklist, Cockpit, Admin and Welcome; listed as custom script in their scripts/config.js.
//
// The web applications only offer plugin points in the header of Tasklist and Cockpit, so this module
// works on the header itself: one list with "home" and "sign out", the same in all four.

const TEXT = {
  id: {
    home: 'Beranda',
    interviewTimes: 'Jadwal wawancara',
    signOut: 'Keluar',
    signingOut: 'Sedang keluar…',
    failed: 'Gagal keluar. Coba lagi; bila tetap gagal, tutup semua jendela peramban ini.'
  },
  en: {
    home: 'Home',
    interviewTimes: 'Interview times',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    failed: 'Sign-out failed. Try again; if it keeps failing, close all windows of this browser.'
  }
};

const MENU_LABEL = 'Paspor Online';

const HOME_URL = '/';
const INTERVIEW_TIMES_URL = '/supervision/interview-times';
const TASKLIST_PATH = '/camunda/app/tasklist/';
const TASK_ORDER = [
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' },
  { sortBy: 'created', sortOrder: 'asc' }
];
const COCKPIT_PATH = '/camunda/app/cockpit/';
const LOGOUT_URL = '/logout';
// Over TLS its name has a prefix.
const CSRF_COOKIE = /^(__Host-)?PASPOR-XSRF=/;
const CSRF_HEADER = 'X-PASPOR-XSRF';
const STORED_FORM_PREFIXES = ['camunda-form:', 'camForm:'];
const HEADER_SELECTOR = '[cam-widget-header]';
const CAMUNDA_LOGOUT_SELECTOR = HEADER_SELECTOR + ' .logout a';
const MENU_CLASS = 'paspor-menu';

function both(key) {
  return TEXT.id[key] + ' / ' + TEXT.en[key];
}

// Tasklist keeps half-filled forms in the browser. On a shared computer the next person must not see them.
function removeStoredForms() {
  try {
    Object.keys(window.localStorage)
      .filter(key => STORED_FORM_PREFIXES.some(prefix => key.startsWith(prefix)))
      .forEach(key => window.localStorage.removeItem(key));
  } catch (error) {
    console.error(error);
  }
}

function csrfToken() {
  const cookie = document.cookie.split('; ').find(part => CSRF_COOKIE.test(part));
  return cookie ? decodeURIComponent(cookie.replace(CSRF_COOKIE, '')) : '';
}

async function requestLogout() {
  if (!csrfToken()) {
    // The server hands out the token cookie with its own pages.
    await fetch(HOME_URL, { credentials: 'same-origin', cache: 'no-store' });
  }
  const response = await fetch(LOGOUT_URL, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { [CSRF_HEADER]: csrfToken() }
  });
  if (!response.ok) {
    throw new Error(LOGOUT_URL + ': ' + response.status);
  }
}

async function signOut(button, message) {
  button.disabled = true;
  button.textContent = both('signingOut');
  message.textContent = '';
  removeStoredForms();
  try {
    await requestLogout();
    removeStoredForms();
    window.location.replace(HOME_URL);
  } catch (error) {
    console.error(error);
    button.disabled = false;
    button.textContent = both('signOut');
    message.textContent = both('failed');
  }
}

function createLink(address, key) {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = both(key);
  return link;
}

// Cockpit is for supervisors and administrators only, and so is the page that it leads to.
function createMenu() {
  const menu = document.createElement('nav');
  menu.className = MENU_CLASS;
  menu.setAttribute('aria-label', MENU_LABEL);

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = both('signOut');

  const message = document.createElement('p');
  message.className = MENU_CLASS + '-message';
  message.setAttribute('role', 'alert');

  button.addEventListener('click', () => signOut(button, message));
  menu.append(createLink(HOME_URL, 'home'));
  if (window.location.pathname.includes(COCKPIT_PATH)) {
    menu.append(createLink(INTERVIEW_TIMES_URL, 'interviewTimes'));
  }
  menu.append(button, message);
  return menu;
}

// Angular fills the header after this module was loaded and may fill it again: put the menu back whenever it is gone.
function showMenu() {
  const header = document.querySelector(HEADER_SELECTOR);
  if (!header || header.querySelector('.' + MENU_CLASS) || !header.querySelector('.app-menu')) {
    return;
  }
  header.insertBefore(createMenu(), header.querySelector('.app-menu'));
}

// Camunda's own entry would end its part of the session only, and the next request would open it again.
function takeOverCamundaLogout(event) {
  if (event.target instanceof Element && event.target.closest(CAMUNDA_LOGOUT_SELECTOR)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    showMenu();
    document.querySelector('.' + MENU_CLASS + ' button').click();
  }
}

// Tasklist begins with the newest task unless its address says otherwise: here with the most urgent, then the oldest.
function orderTasks() {
  if (window.location.pathname.includes(TASKLIST_PATH) && !window.location.hash.includes('sorting=')) {
    const [path, query] = window.location.hash.replace(/^#?/, '').split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('sorting', JSON.stringify(TASK_ORDER));
    window.history.replaceState(window.history.state, '', '#' + (path || '/') + '?' + parameters);
  }
}

// A field that a decision hides again keeps its error in form-js, and the form could not be sent: forget such errors. Runs
// after the listener of Tasklist, which believes the last it hears.
function forgetErrorsOfHiddenFields(form) {
  form.on('changed', 500, () => {
    const { data, errors } = form._getState();
    const hides = id => {
      const conditional = form.get('formFieldRegistry').get(id)?.conditional;
      return conditional && form.get('conditionChecker').check(conditional.hide, data) === true;
    };
    const left = Object.fromEntries(Object.entries(errors).filter(([id]) => !hides(id)));
    if (Object.keys(left).length < Object.keys(errors).length) {
      form._setState({ errors: left });
    }
  });
}

// The forms are made deep in Camunda's bundle, of which webpack hands out the modules.
function watchForms() {
  window.webpackChunkcamunda_bpm_webapp?.push([['paspor'], {}, require => {
    const source = Object.keys(require.m).find(id => {
      const text = String(require.m[id]);
      return ['createFormContainer', 'validateFieldInstance', 'fjs-form-field'].every(word => text.includes(word));
    });
    const { Form } = source ? require(source) : {};
    if (Form) {
      const importSchema = Form.prototype.importSchema;
      Form.prototype.importSchema = function (...schemaAndData) {
        if (!this.pasporWatches) {
          this.pasporWatches = true;
          forgetErrorsOfHiddenFields(this);
        }
        return importSchema.apply(this, schemaAndData);
      };
    }
  }]);
}

try {
  watchForms();
} catch (error) {
  console.error(error);
}
orderTasks();
removeStoredForms();
document.addEventListener('click', takeOverCamundaLogout, true);
new MutationObserver(showMenu).observe(document.body, { childList: true, subtree: true });
showMenu();
