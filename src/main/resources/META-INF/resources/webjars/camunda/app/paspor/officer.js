// Whether whoever works here is an officer of an office: applicants use Tasklist, too, and have no business with case files.

const OFFICERS = ['dataEntry', 'interviewer', 'printing', 'counter', 'supervisor', 'treasurer'];
const ENGINE = window.location.pathname.split('/app/')[1]?.split('/')[1];

async function get(address) {
  const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}

const base = document.querySelector('base');

// The account that works here; as the page was loaded, so also while its session is over.
export const account = get(`${base.getAttribute('admin-api')}auth/user/${ENGINE}`)
  .then(({ userId }) => userId)
  .catch(error => {
    console.error(error);
    return null;
  });

async function ask() {
  const groups = await get(
    `${base.getAttribute('engine-api')}engine/${ENGINE}/group?member=${encodeURIComponent(await account)}`
  );
  return groups.map(group => group.id);
}

const groups = ask().catch(error => {
  console.error(error);
  return [];
});

export const isOfficer = groups.then(ids => ids.some(id => OFFICERS.includes(id)));

// Whether forms of tasks are for whoever works here.
export const fillsInForms = groups.then(ids => ids.some(id => ['applicant', ...OFFICERS].includes(id)));

// Administrators and headquarters, who have no office.
export const isOfNoOffice = groups.then(ids => ids.some(id => ['camunda-admin', 'headquarters'].includes(id)));

export const isSupervisor = groups.then(ids => ids.includes('supervisor'));
