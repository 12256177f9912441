"""演示: 富民街社区 with invented people, grown by the product's own actions. Exists in demo mode only."""
