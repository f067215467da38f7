import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslator } from '../useTranslator';
import { IconButton } from './IconButton';

interface ModalDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Absent: the dialog must be answered by one of its own buttons. */
  readonly onClose?: () => void;
  readonly isWide?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

/** A dialog over everything, which keeps the focus until it is closed. */
export function ModalDialog({ title, children, onClose, isWide, role }: ModalDialogProps) {
  const t = useTranslator();
  return (
    <ModalOverlay
      isOpen
      className="veil"
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose?.();
      }}
    >
      <Modal className={isWide ? 'modal is-wide' : 'modal'}>
        <Dialog role={role ?? 'dialog'} className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {onClose && <IconButton icon={X} label={t('app.close')} onClick={onClose} />}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
