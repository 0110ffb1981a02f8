// Replaces the file of the same name in the Camunda web application.
import { brand, locales } from '../../paspor/language.js';

// The page of user tasks counts over all groups, which is closed, and says what is not so: its place is the start page.
const withoutTasks = () => {
  if (window.location.hash.startsWith('#/tasks')) {
    window.location.replace('#/dashboard');
  }
};
withoutTasks();
// before Cockpit looks where it is, which it does at the first of these
window.addEventListener('popstate', withoutTasks);
window.addEventListener('hashchange', withoutTasks);

export default {
  app: brand('Pengawasan', 'Supervision'),
  // Over TLS the server gives the cookie a name that only TLS may set; it came with the page.
  csrfCookieName: document.cookie.includes('__Secure-XSRF-TOKEN=') ? '__Secure-XSRF-TOKEN' : 'XSRF-TOKEN',
  locales,
  // Paths are relative to this web application's folder; '.js' is added when it is missing.
  customScripts: ['../paspor/paspor.js']
};
