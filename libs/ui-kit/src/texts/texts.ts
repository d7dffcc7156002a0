import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { KIT_ENGLISH } from './en/index';
import { KIT_CHINESE } from './zh-cn/index';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Chinese first (zh-CN): a browser is asked for nothing. */
const FIRST_LANGUAGE: Language = 'zh-CN';
const REMEMBERED_AS = 'paystop.language';

/** Texts of one language: sentences in groups. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The same groups and keys in another language. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

function rememberedLanguage(): Language {
  try {
    const kept = globalThis.localStorage?.getItem(REMEMBERED_AS);
    return LANGUAGES.find((language) => language === kept) ?? FIRST_LANGUAGE;
  } catch {
    return FIRST_LANGUAGE; // a browser that keeps nothing
  }
}

/** @param app the front end's own texts, beside those of this kit. */
export async function startTexts(app: Readonly<Record<Language, TextTree>>): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts.use(initReactI18next).init({
    lng: rememberedLanguage(),
    fallbackLng: FIRST_LANGUAGE,
    interpolation: { escapeValue: false }, // React escapes
    resources: {
      'zh-CN': { translation: { ...KIT_CHINESE, ...app['zh-CN'] } },
      en: { translation: { ...KIT_ENGLISH, ...app.en } },
    },
  });
  const show = (language: string): void => {
    document.documentElement.lang = language;
  };
  show(texts.language);
  texts.on('languageChanged', (language) => {
    show(language);
    try {
      globalThis.localStorage.setItem(REMEMBERED_AS, language);
    } catch {
      // shown in the first language again next time
    }
  });
  return texts;
}
