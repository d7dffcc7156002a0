import { mediaTypeOf } from './media-type';

describe('the kind of a paper by its bytes', () => {
  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['image/webp', Buffer.from('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
  ])('is %s', (mediaType, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(mediaType);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['the beginning of a signature only', Buffer.from([0x89, 0x50])],
    ['a RIFF that is no picture', Buffer.from('RIFF\u0001\u0002\u0003\u0004WAVE', 'latin1')],
    ['a page with a PDF in it', Buffer.from('<html>%PDF-1.7')],
    ['a program', Buffer.from('MZ\u0090')],
  ])('is not accepted for %s', (_, bytes) => {
    expect(mediaTypeOf(bytes)).toBeUndefined();
  });
});
