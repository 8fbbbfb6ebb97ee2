"use client";
import { useState } from "react";
import { Avatar } from "../avatar";
import { Breadcrumb } from "../breadcrumb";
import { CopyButton } from "../copy-button";
import { Kbd } from "../kbd";
import { LogView } from "../log-view";
import { RelativeTime } from "../relative-time";
import { SortableTh, Table, Td, Th, Tr } from "../table";
import { Tabs } from "../tabs";
import { long, Part } from "./part";

const crumbs = [
  { label: "Clients", href: "#clients" },
  { label: long, href: "#one" },
  { label: "Deployment 4" },
];
const tabs = ["one", "two", "three"].map((value) => ({ value, label: value, content: <p>Panel {value}</p> }));
const lines = Array.from({ length: 30 }, (_, id) => ({
  id,
  time: "2026-01-01T12:00:00Z",
  text: id % 7 ? `line ${id}` : long,
}));

export function DataParts() {
  const [tab, setTab] = useState("one");
  const [sorted, setSorted] = useState<"asc" | "desc">("asc");
  return (
    <>
      <Part name="Table">
        <Table label="People" className="w-full">
          <thead>
            <tr>
              <SortableTh sorted={sorted} onSort={setSorted}>
                Name
              </SortableTh>
              <Th>Since</Th>
            </tr>
          </thead>
          <tbody>
            {["Ada Lovelace", long].map((name) => (
              <Tr key={name}>
                <Td>{name}</Td>
                <Td>
                  <RelativeTime time="2026-01-01T12:00:00Z" />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Part>
      <Part name="Breadcrumb, Avatar, Kbd, CopyButton">
        <Breadcrumb label="Where" crumbs={crumbs} />
        <Avatar name="Ada Lovelace" />
        <Avatar name="Harbour Coffee" square />
        <Kbd>⌘K</Kbd>
        <CopyButton text="copied" />
      </Part>
      <Part name="Tabs">
        <Tabs label="Parts" tabs={tabs} value={tab} onChange={setTab} />
      </Part>
      <Part name="LogView">
        <LogView title="Log" lines={lines} fileName="log.txt" empty="Nothing yet" className="h-72 w-full" />
        <LogView
          title="Empty log"
          lines={[]}
          fileName="log.txt"
          empty="Nothing yet"
          className="h-40 w-full"
        />
      </Part>
    </>
  );
}
