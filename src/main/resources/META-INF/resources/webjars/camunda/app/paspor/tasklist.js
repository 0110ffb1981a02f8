// Tasklist, as our parts use it.

const SECONDS = 1000;

// As long as whoever pressed a key waits for what it does, and a form for what is kept of it, in milliseconds.
export const PATIENCE = 15 * SECONDS;

export const inject = name => window.angular.element(document.documentElement).injector().get(name);

// Of the task that is looked at, or nothing.
export const taskInAddress = () => inject('$location').search().task;

// Done when the change is.
export const applying = change => new Promise(done => {
  inject('$rootScope').$applyAsync(() => {
    change();
    done();
  });
});

// Says something in a corner, for so many seconds.
export function tell(status, message, seconds) {
  applying(() => inject('Notifications').addMessage({ status, message, duration: seconds * SECONDS }));
}
