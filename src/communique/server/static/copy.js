// A button beside each citation that copies it. Without this file the citation is text that can be selected.

const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);

for (const citation of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const name = citation.dataset.copy === "citation" ? "Copy with citation" : `Copy ${citation.dataset.copy}`;
  button.textContent = name;
  button.addEventListener("click", async () => {
    let told = "Copied";
    try {
      await navigator.clipboard.writeText(citation.textContent.trim());
    } catch {
      getSelection().selectAllChildren(citation);
      told = "Selected; copy it with Ctrl+C";
    }
    button.textContent = told;
    said.textContent = told;
    setTimeout(() => { button.textContent = name; }, 3000);
  });
  citation.after(button);
}
