"use client";
// Every part of the kit in every state, to look at in light and dark and at any width.
import { Page, PageHeader } from "../page";
import { Select } from "../select";
import { type Theme, useTheme } from "../theme";
import { Toaster } from "../toaster";
import { DataParts } from "./data-parts";
import { FeedbackParts } from "./feedback-parts";
import { FormParts } from "./form-parts";
import { OpeningParts } from "./opening-parts";

const themes = (["system", "light", "dark"] as Theme[]).map((value) => ({ value, label: value }));

export function Gallery() {
  const { theme, setTheme } = useTheme();
  return (
    <Page>
      <PageHeader
        title="Gallery"
        description="Every part of the design system, in every state."
        actions={<Select aria-label="Theme" value={theme} onChange={setTheme} choices={themes} />}
      />
      <FormParts />
      <OpeningParts />
      <FeedbackParts />
      <DataParts />
      <Toaster />
    </Page>
  );
}
