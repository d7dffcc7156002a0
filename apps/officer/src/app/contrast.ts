const KEY = 'paystop.sunlight';

export function isSunlight(): boolean {
  return document.documentElement.dataset['contrast'] === 'sun';
}

export function setSunlight(on: boolean): void {
  document.documentElement.dataset['contrast'] = on ? 'sun' : 'normal';
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // until the page is closed, then
  }
}

/** As it was left; the street is as bright after a reload. */
export function startInSunlightOrNot(): void {
  try {
    document.documentElement.dataset['contrast'] = localStorage.getItem(KEY) === 'on' ? 'sun' : 'normal';
  } catch {
    document.documentElement.dataset['contrast'] = 'normal';
  }
}
