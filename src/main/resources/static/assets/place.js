// Keeps a place in line up to date, and goes on when there is something else to see. Answers say when to ask again.
const place = document.querySelector("[data-place]");

async function ask() {
  let again = 10;
  try {
    const answer = await fetch(place.dataset.place, { headers: { Accept: "application/json" }, redirect: "error" });
    again = Number(answer.headers.get("Retry-After")) || again;
    if (answer.ok) {
      const now = await answer.json();
      again = now.again ?? again;
      if (now.state !== place.dataset.state || String(now.soldOut) !== (place.dataset.soldOut ?? "false")) {
        location.reload();
        return;
      }
      for (const said of place.querySelectorAll("[data-say]")) {
        said.textContent = now[said.dataset.say];
      }
    }
  } catch (offline) {
    // asked again like any other time
  }
  setTimeout(ask, again * 1000);
}

setTimeout(ask, place.dataset.again * 1000);
