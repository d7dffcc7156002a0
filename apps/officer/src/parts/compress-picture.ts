/** Enough to read a form and a face; a phone's camera makes five times that. */
const LONGEST_EDGE = 2_000;
const QUALITY = 0.8;
const SMALL_ENOUGH_BYTES = 600_000;

/** A picture small enough for a bad connection; what is no picture, or small already, stays as it is. */
export async function compressPicture(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= SMALL_ENOUGH_BYTES) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return smaller !== null && smaller.size < file.size ? smaller : file;
  } catch {
    return file; // a format that this browser cannot draw; the centre judges it
  }
}
