import { Gallery } from "@/ui/gallery/gallery";

// In development only: the export knows no such page.
export default function GalleryPage() {
  return <Gallery />;
}
