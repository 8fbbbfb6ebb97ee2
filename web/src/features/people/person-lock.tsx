"use client";
import { useState } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Person } from "./people";
import { PersonActDialog } from "./person-act";

// Too many wrong attempts make everybody wait who tries as this person.
export function PersonLock({ person }: { person: Person }) {
  const t = useText().people;
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const { tries, waitSeconds } = person.lock;
  return (
    <>
      {waitSeconds > 0 && (
        <Notice
          tone="warning"
          title={t.lockedOut(format.duration(waitSeconds * 1000))}
          action={
            <Button size="sm" onClick={() => setAsks(true)}>
              {t.acts.unlock.item}
            </Button>
          }
        >
          {t.wrongAttempts(format.number(tries))}
        </Notice>
      )}
      {asks && <PersonActDialog person={person} act="unlock" onClose={() => setAsks(false)} />}
    </>
  );
}
