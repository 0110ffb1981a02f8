// Replaces the file of the same name in the Camunda web application.
import { brand, locales } from '../../paspor/language.js';

export default {
  app: brand('Administrasi', 'Administration'),
  // Over TLS the server gives the cookie a name that only TLS may set; it came with the page.
  csrfCookieName: document.cookie.includes('__Secure-XSRF-TOKEN=') ? '__Secure-XSRF-TOKEN' : 'XSRF-TOKEN',
  locales,
  // Paths are relative to this web application's folder; '.js' is added when it is missing.
  customScripts: ['../paspor/paspor.js']
};
