// The web applications only offer plugin points in the header of Tasklist and Cockpit, so this module
// works on the header itself: one list with "home" and "sign out", the same in all four.

import { removeDrafts } from './drafts.js';
import { language } from './language.js';
import { isOfficer, isOfNoOffice, isSupervisor } from './officer.js';
import { postToOwn } from './own-pages.js';

const TEXTS = {
  id: {
    home: 'Beranda',
    interviewTimes: 'Jadwal wawancara',
    work: 'Pembagian tugas',
    signOut: 'Keluar',
    signingOut: 'Sedang keluar…',
    failed: 'Gagal keluar. Coba lagi; bila tetap gagal, tutup semua jendela peramban ini.'
  },
  en: {
    home: 'Home',
    interviewTimes: 'Interview times',
    work: 'Who does what',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    failed: 'Sign-out failed. Try again; if it keeps failing, close all windows of this browser.'
  }
};

const TEXT = TEXTS[language];

const MENU_LABEL = 'Paspor Online';

const HOME_URL = '/';
const DESK_URL = '/desk';
const OFFICES_URL = '/supervision/offices';
const INTERVIEW_TIMES_URL = '/supervision/interview-times';
const WORK_URL = '/supervision/work';
const COCKPIT_PATH = '/camunda/app/cockpit/';
const LOGOUT_URL = '/logout';
const HEADER_SELECTOR = '[cam-widget-header]';
const CAMUNDA_LOGOUT_SELECTOR = HEADER_SELECTOR + ' .logout a';
const MENU_CLASS = 'paspor-menu';
const SIGN_OUT_CLASS = 'paspor-sign-out';

async function signOut(button, message) {
  button.disabled = true;
  button.textContent = TEXT.signingOut;
  message.textContent = '';
  removeDrafts();
  try {
    await postToOwn(LOGOUT_URL);
    removeDrafts();
    window.location.replace(HOME_URL);
  } catch (error) {
    console.error(error);
    button.disabled = false;
    button.textContent = TEXT.signOut;
    message.textContent = TEXT.failed;
  }
}

function createLink(address, key) {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = TEXT[key];
  return link;
}

// Cockpit is for supervisors and administrators only, and so is the page that it leads to.
function createMenu() {
  const menu = document.createElement('nav');
  menu.className = MENU_CLASS;
  menu.setAttribute('aria-label', MENU_LABEL);

  const button = document.createElement('button');
  button.type = 'button';
  button.className = SIGN_OUT_CLASS;
  button.textContent = TEXT.signOut;

  const message = document.createElement('p');
  message.className = MENU_CLASS + '-message';
  message.setAttribute('role', 'alert');

  button.addEventListener('click', () => signOut(button, message));
  const home = createLink(HOME_URL, 'home');
  // theirs would lead them back to where they are
  isOfNoOffice.then(elsewhere => elsewhere && home.setAttribute('href', OFFICES_URL));
  isOfficer.then(officer => officer && home.setAttribute('href', DESK_URL));
  menu.append(home);
  if (window.location.pathname.includes(COCKPIT_PATH)) {
    menu.append(createLink(INTERVIEW_TIMES_URL, 'interviewTimes'));
    // administrators have no office
    isSupervisor.then(supervisor => supervisor && menu.prepend(createLink(WORK_URL, 'work')));
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
    document.querySelector('.' + SIGN_OUT_CLASS).click();
  }
}

document.addEventListener('click', takeOverCamundaLogout, true);
new MutationObserver(showMenu).observe(document.body, { childList: true, subtree: true });
showMenu();
