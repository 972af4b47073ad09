/** How long the browser may take to start saving a file. Milliseconds. */
const handover = 60_000;

/** Saves a file through the browser's downloads. Nothing is sent anywhere: its URL is local to this page. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), handover);
}
