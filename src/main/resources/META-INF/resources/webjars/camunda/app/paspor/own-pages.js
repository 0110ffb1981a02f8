// Sends something to our own pages, which have a token against forged requests of their own.

// Over TLS its name has a prefix.
const CSRF_COOKIE = /^(__Host-)?PASPOR-XSRF=/;
const CSRF_HEADER = 'X-PASPOR-XSRF';
const HOME = '/';

function csrfToken() {
  const cookie = document.cookie.split('; ').find(part => CSRF_COOKIE.test(part));
  return cookie ? decodeURIComponent(cookie.replace(CSRF_COOKIE, '')) : '';
}

// Whatever more is said of the request, as that it outlives the page. Fails where it was not done.
export async function postToOwn(address, fields = {}, more = {}) {
  if (!csrfToken()) {
    // The server hands out the token cookie with its own pages.
    await fetch(HOME, { credentials: 'same-origin', cache: 'no-store' });
  }
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { [CSRF_HEADER]: csrfToken(), Accept: 'application/json' },
    body: new URLSearchParams(fields),
    ...more
  });
  if (!answer.ok) {
    throw Object.assign(new Error(`${address}: ${answer.status}`), { status: answer.status });
  }
}
