/** @returns the nonce with which this page's policy lets styles be added; libraries that write their own styles are given it. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/**
 * Gives the nonce to every `<style>` that our own bundled code makes: antd measures scrollbars and locks scrolling, and the graph library names its
 * container, by styles that they add without asking for a nonce. Markup that somebody else slips in is not made here and gets none.
 */
export function letOwnStylesIn(): void {
  const nonce = pageNonce();
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
