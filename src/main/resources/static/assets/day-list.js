// The button that prints the day list, which does nothing without a script.
(() => {
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
})();
