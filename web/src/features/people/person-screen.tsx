"use client";
import { usePathIds } from "@/features/shell/path-ids";
import { Record } from "@/features/shell/record";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { PageHeader } from "@/ui/page";
import { isErased, useNameOf } from "./erased";
import { type Person, usePersonOf } from "./people";
import { PersonActions } from "./person-actions";
import { PersonFacts } from "./person-facts";
import { PersonLock } from "./person-lock";
import { PersonPlaces } from "./person-places";
import { PersonStatus } from "./person-status";

export function PersonScreen() {
  const t = useText().people;
  const [id] = usePathIds();
  const person = usePersonOf(id);
  const nameOf = useNameOf();
  const label = person.data ? nameOf(person.data) : "…";
  return (
    <ShellPage crumbs={[{ label: t.title, href: "/admin/users" }, { label }]}>
      <Record query={person}>{(one) => <Found person={one} name={label} />}</Record>
    </ShellPage>
  );
}

function Found({ person, name }: { person: Person; name: string }) {
  return (
    <>
      <PageHeader
        title={name}
        description={<PersonStatus status={person.status} />}
        actions={!isErased(person) && <PersonActions person={person} />}
      />
      <PersonLock person={person} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <PersonPlaces person={person} />
        <PersonFacts person={person} />
      </div>
    </>
  );
}
