// Buttons of Camunda that are a picture say what they do in a tooltip only, so that a screen reader calls them "button": the
// tooltip is their name as well.

const TOOLTIP = 'uib-tooltip';

function nameIcons() {
  document.querySelectorAll(`button[${TOOLTIP}]:not([aria-label]), a[${TOOLTIP}]:not([aria-label])`).forEach(icon => {
    const tooltip = icon.getAttribute(TOOLTIP);
    const isTranslated = tooltip !== '' && !tooltip.includes('{{');
    if (isTranslated && icon.textContent.trim() === '') {
      icon.setAttribute('aria-label', tooltip);
    }
  });
}

new MutationObserver(nameIcons)
  .observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: [TOOLTIP] });
