import { useLingui } from '@lingui/react/macro';
import { Camera, Check, Hand, List, Mountain, Pencil, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-cap.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Count, Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import css from './gallery.module.css';

export function ControlsPart() {
  const { t } = useLingui();
  const [view, setView] = useState<'map' | 'list'>('map');
  return (
    <Card title={t`Actions and tags`}>
      <div className={css['row']}>
        <Button variant="main">{t`Main action`}</Button>
        <Button>{t`Other action`}</Button>
        <Button variant="quiet">{t`Quiet action`}</Button>
        <Button variant="person" icon={Hand}>{t`Ask for help`}</Button>
        <Button variant="main" icon={Pencil} keyName="R">{t`Rate`}</Button>
        <Button icon={Undo2} keyName="Z">{t`Undo`}</Button>
        <Button disabled>{t`Not possible now`}</Button>
        <Button variant="main" busy>{t`Sending`}</Button>
        <ButtonLink to="/">{t`A link`}</ButtonLink>
      </div>
      <div className={css['dense']}>
        <Button variant="main" icon={Check}>{t`Main action`}</Button>
        <Button>{t`Other action`}</Button>
        <Button variant="quiet">{t`Quiet action`}</Button>
        <KeyHint keys={['J', 'K']}>{t`move`}</KeyHint>
        <KeyHint keys={['Enter']}>{t`open`}</KeyHint>
      </div>
      <div className={css['row']}>
        <Segmented
          label={t`View`}
          value={view}
          onChange={setView}
          options={[
            { value: 'map', label: t`Map`, icon: Mountain },
            { value: 'list', label: t`List`, icon: List },
          ]}
        />
        <Tag kind="suggested" />
        <Tag kind="ready" />
        <Tag kind="stuck" />
        <Tag kind="waiting" />
        <Tag>{t`Plain`}</Tag>
        <Count>12</Count>
      </div>
      <div className={css['phone']}>
        <Button variant="main" icon={Camera} tall full>{t`Show my work`}</Button>
      </div>
      <OverThePage />
    </Card>
  );
}

function OverThePage() {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <div className={css['row']}>
      <Button onClick={() => setAsked(true)}>{t`Open a dialog`}</Button>
      <Button
        onClick={() => showToast({ title: t`Saved`, words: t`18 ratings are kept.` })}
      >{t`Show a message`}</Button>
      <Button
        onClick={() =>
          showToast({
            title: t`Yara Moss rated 0`,
            action: { label: t`Undo`, keyName: 'Z', run: () => undefined },
          })
        }
      >
        {t`Show a message with undo`}
      </Button>
      <Dialog
        opened={asked}
        onClose={close}
        title={t`Finish this rating?`}
        actions={
          <>
            <Button onClick={close}>{t`Keep rating`}</Button>
            <Button variant="main" onClick={close}>
              {t`Finish`}
            </Button>
          </>
        }
      >
        <p>{t`Ten learners have no rating yet. You can come back to them at any time.`}</p>
      </Dialog>
    </div>
  );
}
