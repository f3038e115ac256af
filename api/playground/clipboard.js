// copyText uses the clipboard where the browser allows it; over plain http it does not, and
// there the old command still works on the field that holds the text. It says whether the
// text is copied.
export async function copyText(box) {
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    box.select();
    return document.execCommand('copy');
  }
}
