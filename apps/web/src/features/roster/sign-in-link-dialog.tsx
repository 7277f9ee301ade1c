import { useLingui } from '@lingui/react/macro';
import { useClipboard } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Check, Copy, Printer } from 'lucide-react';
import { type Answer, call } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import css from './roster.module.css';

export interface SignInLinkDialogProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Makes a one-time link after a clear word about what it does, and shows it this once. */
export function SignInLinkDialog({ person, onClose }: SignInLinkDialogProps) {
  const { t } = useLingui();
  const { name } = person;
  const make = useMutation({
    mutationFn: () => call('person.sign_in_link', { params: { personId: person.id } }),
    gcTime: 0,
  });
  if (make.data) return <MadeLink name={name} link={make.data} onClose={onClose} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t`A sign-in link for ${name}`}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button variant="main" busy={make.isPending} onClick={() => make.mutate()}>
            {t`Make the link`}
          </Button>
        </>
      }
    >
      <p>
        {t`With the link ${name} chooses a new password. It works once. Links made before end now. Who made it is kept.`}
      </p>
      {make.isError ? <ProblemCard problem={problemOf(make.error)} /> : null}
    </Dialog>
  );
}

interface MadeLinkProps {
  readonly name: string;
  readonly link: Answer<'person.sign_in_link'>;
  readonly onClose: () => void;
}

function MadeLink({ name, link, onClose }: MadeLinkProps) {
  const { t, i18n } = useLingui();
  const clipboard = useClipboard({ timeout: 4000 });
  const address = new URL(link.url, window.location.origin).href;
  const until = i18n.date(link.expiresAt, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t`The link for ${name}`}
      width={620}
      actions={
        <>
          <Button onClick={onClose}>{t`Done`}</Button>
          <Button icon={Printer} onClick={() => window.print()}>
            {t`Print`}
          </Button>
          <Button
            variant="main"
            icon={clipboard.copied ? Check : Copy}
            onClick={() => clipboard.copy(address)}
          >
            {clipboard.copied ? t`Copied` : t`Copy`}
          </Button>
        </>
      }
    >
      <p className={css['once']}>{t`It is shown this once. Give it to nobody else.`}</p>
      <div className={css['slip']}>
        <p>
          <strong>{name}</strong>
        </p>
        <p>
          {t`Sign-in name`}: <strong>{link.login}</strong>
        </p>
        <p>{t`Open this address and choose a password:`}</p>
        <p>
          <code className={css['address']}>{address}</code>
        </p>
        <p className={css['quiet']}>{t`This link works once, until ${until}.`}</p>
      </div>
    </Dialog>
  );
}
