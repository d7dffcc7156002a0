import { pageNonce } from '@paystop/ui-kit';
import { ConfigProvider, theme as antTheme } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Brightness = 'light' | 'dark';
const REMEMBERED_AS = 'paystop.brightness';

interface BrightnessChoice {
  readonly brightness: Brightness;
  readonly choose: (brightness: Brightness) => void;
}

const BrightnessContext = createContext<BrightnessChoice>({ brightness: 'light', choose: () => undefined });

export function useBrightness(): BrightnessChoice {
  return useContext(BrightnessContext);
}

function firstBrightness(): Brightness {
  try {
    const kept = localStorage.getItem(REMEMBERED_AS);
    if (kept === 'light' || kept === 'dark') return kept;
  } catch {
    // a browser that keeps nothing follows its system
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Dark enough for white text at 4.5 : 1 on buttons, light enough for links on a dark ground. */
const PRIMARY: Readonly<Record<Brightness, string>> = { light: '#0b4f9e', dark: '#3983d6' };
const LINK: Readonly<Record<Brightness, string>> = { light: '#0b4f9e', dark: '#7db8f5' };

/** antd in our colours, in the reader's language; its styles carry the page's nonce. */
export function DeskTheme({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const [brightness, setBrightness] = useState(firstBrightness);
  useEffect(() => {
    document.documentElement.dataset['brightness'] = brightness;
  }, [brightness]);
  const choice = useMemo(() => ({
    brightness,
    choose: (next: Brightness): void => {
      setBrightness(next);
      try {
        localStorage.setItem(REMEMBERED_AS, next);
      } catch {
        // as the system has it next time
      }
    },
  }), [brightness]);
  return (
    <BrightnessContext value={choice}>
      <ConfigProvider
        csp={{ nonce: pageNonce() }}
        locale={i18n.language === 'en' ? english : chinese}
        button={{ autoInsertSpace: false }}
        theme={{
          algorithm: [brightness === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm, antTheme.compactAlgorithm],
          token: {
            colorPrimary: PRIMARY[brightness], colorLink: LINK[brightness], borderRadius: 4, fontSize: 14, fontFamily: 'var(--font)', motion: false,
            colorError: brightness === 'dark' ? '#ff9a96' : '#b3161b',
            ...(brightness === 'light' ? { colorTextSecondary: '#4a5563', colorTextTertiary: '#5b6673', colorTextDescription: '#4a5563', colorTextPlaceholder: '#5f6b78' } : { colorTextTertiary: '#a3adb8', colorTextDescription: '#a3adb8', colorTextPlaceholder: '#a3adb8', colorBgBase: '#10151c' }),
          },
        }}
      >
        {children}
      </ConfigProvider>
    </BrightnessContext>
  );
}
