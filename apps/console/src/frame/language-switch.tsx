import { LANGUAGES } from '@paystop/ui-kit';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

const NAMES: Readonly<Record<string, string>> = { 'zh-CN': '中文', en: 'English' };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented
      aria-label={t('language.switch')}
      size="small"
      value={i18n.language}
      options={LANGUAGES.map((language) => ({ value: language, label: <span lang={language}>{NAMES[language]}</span> }))}
      onChange={(language) => void i18n.changeLanguage(language)}
    />
  );
}
