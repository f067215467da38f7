import { setLayout } from '#actions';
import { mostColumns, mostRows, usePanesStore } from '#state';
import { LayoutGrid } from 'lucide-react';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

const layouts = Array.from({ length: mostRows }, (_, row) =>
  Array.from({ length: mostColumns }, (_, column) => ({ rows: row + 1, columns: column + 1 })),
).flat();

/** How many viewports the stage has. */
export function LayoutMenu() {
  const t = useTranslator();
  const { rows, columns } = usePanesStore((state) => state.layout);
  return (
    <ActionMenu
      className="is-plain"
      label={t('viewer.layout', { rows, columns })}
      items={layouts.map((layout) => ({
        id: `${layout.rows}x${layout.columns}`,
        label: t('viewer.layoutOf', layout),
      }))}
      onAction={(id) => {
        const chosen = layouts.find((layout) => `${layout.rows}x${layout.columns}` === id);
        if (chosen) setLayout(chosen);
      }}
    >
      <LayoutGrid size={16} aria-hidden="true" />
      <span className="toolbar-word">
        {rows}×{columns}
      </span>
    </ActionMenu>
  );
}
