import { useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import { Monitor, Moon, Sun } from 'lucide-react';
import { Segmented } from '../../ui/segmented.tsx';

/** Light, dark, or as the device does it. The choice stays on this device. */
export function ThemeSwitch({ labelShown = false }: { readonly labelShown?: boolean }) {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Segmented
      label={t`Theme`}
      labelShown={labelShown}
      value={colorScheme}
      onChange={setColorScheme}
      options={[
        { value: 'light', label: t`Light`, icon: Sun },
        { value: 'dark', label: t`Dark`, icon: Moon },
        { value: 'auto', label: t`System`, icon: Monitor },
      ]}
    />
  );
}
