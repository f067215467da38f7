import type { Image } from '#domain';
import { useSettingsStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { Ruler } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { nameTrueSize, trueScale } from '../trueSize';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

/** One pixel of the image on one of the screen, or the size of the patient. */
export function SizeMenu(props: { readonly viewport: RefObject<ViewportHandle | null> }) {
  const t = useTranslator();
  const screenMmPerPixel = useSettingsStore((settings) => settings.screenMmPerPixel);
  const [image, setImage] = useState<Image | null>(null);
  const { spacing = null } = image ?? {};
  const items = [
    { id: 'pixels', label: t('viewer.size.pixels') },
    {
      id: 'true',
      label: spacing
        ? nameTrueSize(t, spacing.source, screenMmPerPixel)
        : t('viewer.size.noSpacing'),
    },
  ] as const;
  const show = (id: (typeof items)[number]['id']) => {
    const scale = id === 'pixels' ? 1 / devicePixelRatio : trueScale(image, screenMmPerPixel);
    if (scale !== null) props.viewport.current?.setScale(scale);
  };
  return (
    <ActionMenu
      className="is-plain is-icon"
      label={t('viewer.size')}
      items={items}
      onOpenChange={(isOpen) => {
        if (isOpen) setImage(props.viewport.current?.getImage() ?? null);
      }}
      onAction={show}
    >
      <Ruler size={16} aria-hidden="true" />
    </ActionMenu>
  );
}
