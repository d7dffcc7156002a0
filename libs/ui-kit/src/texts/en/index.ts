import type { SameKeys } from '../texts';
import type { KIT_CHINESE } from '../zh-cn/index';
import { ENGLISH_FAILURES } from './failures';
import { ENGLISH_WORDS } from './words';

export const KIT_ENGLISH: SameKeys<typeof KIT_CHINESE> = {
  failure: ENGLISH_FAILURES,
  word: ENGLISH_WORDS,
  way_on: { retry: 'Try again', wait: 'Try again in a moment', sign_in: 'Sign in again', reload: 'Show the newest state', correct: 'Correct and send again', ask_other: 'Ask somebody who may' },
  session: {
    starting: 'Signing in…',
    sign_in: 'Sign in',
    sign_out: 'Sign out',
    signed_out: 'You are not signed in.',
    ended_title: 'Your session has ended',
    ended: 'Sign in again to go on. Nothing that you have typed is lost.',
    again: 'Sign in again',
    unavailable: 'The sign-in service cannot be reached now.',
    other_person: 'You signed in as somebody else; the page opens anew.',
    blocked: 'The browser blocked the sign-in window. Allow pop-ups and try again.',
  },
  connection: {
    lost: 'Connection lost, last seen {{time}}. What is shown may be out of date.',
    lost_never: 'The centre has not been reached yet. What is shown may be out of date.',
    connecting: 'Connecting…',
    live: 'Live',
    try_now: 'Reconnect now',
    missed: 'Live messages were missed; the newest state has been read.',
    read_again: 'Read again',
  },
  language: { name: 'English', switch: 'Switch language', 'zh-CN': 'Chinese', en: 'English' },
};
