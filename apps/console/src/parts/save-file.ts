/** Offers a file that was made in this page. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

export function saveCsv(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

/** @param make gives the picture as a data address; null while nothing is drawn. */
export function savePicture(name: string, make: (() => string) | null): void {
  if (make === null) return;
  const link = document.createElement('a');
  link.href = make();
  link.download = name;
  link.click();
}
