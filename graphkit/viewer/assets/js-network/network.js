// pyvis's network drawn by vis-network; a click on a link shows its sentences, as text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const box = document.getElementById("network");
  box.style.height = data.height;
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(box, { nodes, edges }, typeof data.options === "string" ? JSON.parse(data.options) : data.options);
  network.on("selectEdge", ({ nodes: chosen, edges: [id] }) => {
    if (!chosen.length) document.getElementById("said").textContent = edges.get(id).title || "";
  });
  network.on("deselectEdge", () => { document.getElementById("said").textContent = ""; });
  window.network = network;
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
})();
