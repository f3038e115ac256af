// The search of the reference: it hides the entries that lack one of the words, and groups
// that have no entry left.
const field = document.getElementById('find');
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const entries = [...document.querySelectorAll('.entry')];
  for (const entry of entries) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of document.querySelectorAll('.group-of')) {
    group.hidden = !group.querySelector('.entry:not([hidden])');
  }
  document.getElementById('found').textContent = `${entries.filter((entry) => !entry.hidden).length} of ${entries.length} parameters`;
});
