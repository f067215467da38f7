import type { ViewportHandle, WindowPreset } from '#viewer';
import { ChevronDown } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { namePreset } from '../nameWindow';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

const presetKeys = ['preset1', 'preset2', 'preset3', 'preset4', 'preset5'] as const;

/** Every window and table of the header by its explanation, then those of the app. */
export function WindowMenu(props: { readonly viewport: RefObject<ViewportHandle | null> }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const [presets, setPresets] = useState<readonly WindowPreset[]>([]);
  const [valueUnit, setValueUnit] = useState('');
  const items = presets.map((preset, index) => {
    const key = presetKeys[index];
    const name = namePreset(t, preset, valueUnit);
    return {
      id: String(index + 1),
      label: key && keys.shown(key) ? `${name} (${keys.shown(key)})` : name,
    };
  });
  return (
    <ActionMenu
      className="is-plain"
      label={t('viewer.windows')}
      items={items}
      onOpenChange={(isOpen) => {
        if (!isOpen) return;
        setPresets(props.viewport.current?.listWindows() ?? []);
        setValueUnit(props.viewport.current?.getImage()?.valueUnit ?? '');
      }}
      onAction={(id) => props.viewport.current?.setWindowPreset(Number(id))}
    >
      {t('viewer.windows.short')}
      <ChevronDown size={14} aria-hidden="true" />
    </ActionMenu>
  );
}
